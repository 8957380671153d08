import type { Response } from 'express';
import { isOpened, pageOf } from './page-of.js';

export interface ToldRefusal {
  readonly code: string;
  readonly told: readonly string[];
}

/** Answers with what is wrong and what to do: on a page where somebody opened the address, else in the shape that every other refusal has. */
export function refuse(response: Response, status: number, { code, told }: ToldRefusal): void {
  const [message = '', whatToDo = ''] = told;
  response.setHeader('Cache-Control', 'no-store');
  response.status(status);
  if (isOpened(response.req)) {
    response.type('html').send(pageOf(message, [whatToDo]));
    return;
  }
  response.json({
    refusal: { code, message, where: null, whatToDo },
    // Clients of GraphQL look here.
    errors: [{ message: `${message} ${whatToDo}` }],
  });
}
