import type { ButtonHTMLAttributes } from 'react';
import './button.css';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { primary?: boolean };

export function Button({ primary = false, className = '', type = 'button', ...rest }: Props) {
  return (
    <button type={type} className={`btn ${primary ? 'btn-primary' : ''} ${className}`.trim()} {...rest} />
  );
}
