export {
  VIVA_ENGAGE_CLIENT,
  VIVA_ENGAGE_TENANT,
  vivaEngageServer,
  type VivaEngageOptions,
} from './server.js';
