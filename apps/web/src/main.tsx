import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApolloProvider } from '@apollo/client/react';
import { RouterProvider } from 'react-router/dom';
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/type.css';
import './ui/table.css';
import { createRouter } from './app/routes';
import { createClient } from './graphql/client';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');

createRoot(root).render(
  <StrictMode>
    <ApolloProvider client={createClient()}>
      <RouterProvider router={createRouter()} />
    </ApolloProvider>
  </StrictMode>,
);
