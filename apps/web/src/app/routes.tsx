import { createBrowserRouter, Navigate } from 'react-router';
import { CharterPage } from '../features/charter/CharterPage';
import { InitiativesPage } from '../features/charter/InitiativesPage';
import { ChangePage } from '../features/connect/ChangePage';
import { ConnectPage } from '../features/connect/ConnectPage';
import { GoalPage } from '../features/goals/GoalPage';
import { ReportPage } from '../features/reports/ReportPage';
import { OverviewPage } from '../features/overview/OverviewPage';
import { PrivacyPage } from '../features/privacy/PrivacyPage';
import { StartPage } from '../features/setup/StartPage';
import { SourcesPage } from '../features/sources/SourcesPage';
import { AdoptionRoute } from './AdoptionRoute';
import { Crashed } from './Crashed';
import { MorePage } from './MorePage';
import { NotFound } from './NotFound';
import { Shell } from './Shell';

export const createRouter = () =>
  createBrowserRouter([
    {
      element: <Shell />,
      errorElement: <Crashed />,
      children: [
        {
          errorElement: <Crashed />,
          children: [
            { index: true, element: <OverviewPage /> },
            { path: '/adoption', element: <AdoptionRoute /> },
            { path: '/more', element: <MorePage /> },
            { path: '/start', element: <StartPage /> },
            { path: '/i', element: <InitiativesPage /> },
            { path: '/i/:initiative', element: <Navigate to="charter" replace relative="path" /> },
            { path: '/i/:initiative/charter', element: <CharterPage /> },
            { path: '/i/:initiative/charter/v/:version', element: <CharterPage /> },
            { path: '/i/:initiative/goals/:goal', element: <GoalPage /> },
            { path: '/reports', element: <Navigate to="/reports/latest" replace /> },
            { path: '/reports/:month', element: <ReportPage /> },
            { path: '/sources', element: <SourcesPage /> },
            { path: '/sources/connect', element: <ConnectPage /> },
            { path: '/sources/:source/change', element: <ChangePage /> },
            { path: '/privacy', element: <PrivacyPage /> },
            { path: '*', element: <NotFound /> },
          ],
        },
      ],
    },
  ]);
