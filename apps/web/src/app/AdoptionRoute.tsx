import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { AdoptionPage } from '../features/adoption/AdoptionPage';
import { readView, writeView } from '../features/adoption/view';
import type { View } from '../features/adoption/view';
import { GroupPanel } from '../features/group/GroupPanel';
import { useMe } from '../graphql/me';
import { useOrganisation } from '../graphql/organisation';
import { useWatch } from '../graphql/useWatch';
import { useTitle } from '../ui/useTitle';
import { words } from '../ui/words';

/** The address is the only state: reading it gives the page, and every control writes it. */
export function AdoptionRoute() {
  const organisation = useOrganisation();
  const me = useMe();
  const [params] = useSearchParams();
  const navigate = useNavigate();
  useTitle(words.shell.adoption);
  useWatch(organisation.setup.progress !== null);
  if (organisation.setup.stage !== 'PUBLISHED') return <Navigate to="/start" replace />;

  const { view: written, problems } = readView(params);
  // Whoever may see one department begins there: nothing above it exists for them.
  const view: View = { ...written, department: written.department ?? me.department };
  const change = (next: Partial<View>) => {
    void navigate({ search: writeView({ ...view, ...next }).toString() }, { preventScrollReset: true });
  };
  return (
    <AdoptionPage
      organisation={organisation}
      view={view}
      problems={problems}
      onChange={change}
      renderPanel={(panel) => <GroupPanel {...panel} />}
    />
  );
}
