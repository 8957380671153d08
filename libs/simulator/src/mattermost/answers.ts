import { json, type Answer } from '../http/answer.js';

/** As the platform writes its errors. */
export const failure = (status: number, id: string, message: string): Answer =>
  json({ id, message, detailed_error: '', request_id: '', status_code: status }, status);

export const notFound = (): Answer =>
  failure(404, 'api.context.404.app_error', 'Sorry, we could not find the page.');

export const forbidden = (): Answer =>
  failure(403, 'api.context.permissions.app_error', 'You do not have the appropriate permissions.');

export const sessionExpired = (): Answer =>
  failure(401, 'api.context.session_expired.app_error', 'Invalid or expired session, please login again.');

export const invalid = (id: string, message = 'Invalid or missing parameter.'): Answer =>
  failure(400, id, message);
