/** Which address shows which screen. Each screen is loaded when somebody first goes there. */
import { Text } from '@mantine/core';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  notFound,
  Outlet,
} from '@tanstack/react-router';
import { InnerLink } from '#ui/inner-link.tsx';
import { Page } from '#ui/page.tsx';
import { galleryIsOpen } from './gallery/is-open.ts';
import { LockGate } from './lock-gate.tsx';
import { forgetOfflineDay } from './offline-day.ts';
import { ScreenTrouble } from './screen-trouble.tsx';
import { StaffFrame } from './staff-frame.tsx';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });

/** Whoever is not signed in yet, or not any more. */
const outside = [
  createRoute({
    getParentRoute: () => root,
    path: '/set-up',
    component: lazyRouteComponent(() => import('#features/access/web/set-up-page.tsx'), 'SetUpPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/sign-in',
    // Whoever signed out, or is not whoever was signed in.
    beforeLoad: forgetOfflineDay,
    component: lazyRouteComponent(() => import('#features/access/web/sign-in-page.tsx'), 'SignInPage'),
  }),
  createRoute({
    getParentRoute: () => root,
    path: '/join',
    component: lazyRouteComponent(() => import('#features/access/web/join-page.tsx'), 'JoinPage'),
  }),
];

const gallery = createRoute({
  getParentRoute: () => root,
  path: '/gallery',
  beforeLoad: () => {
    if (!galleryIsOpen()) throw notFound();
  },
});
const galleryPages = [
  createRoute({
    getParentRoute: () => gallery,
    path: '/',
    component: lazyRouteComponent(() => import('./gallery/gallery-page.tsx'), 'GalleryPage'),
  }),
  createRoute({
    getParentRoute: () => gallery,
    path: '$name',
    component: lazyRouteComponent(() => import('./gallery/whole-pages.tsx'), 'WholePage'),
  }),
];

/** What shows something of the practice, until somebody locks it. */
const lockable = createRoute({ getParentRoute: () => root, id: 'lockable', component: LockGate });

/** For a screen on the wall: outside of the lock, which is what keeps everything else shut there. */
const board = createRoute({
  getParentRoute: () => root,
  path: '/board',
  component: lazyRouteComponent(() => import('#features/today/web/board-page.tsx'), 'BoardPage'),
});

/** Everything that stands in the frame. */
const frame = createRoute({ getParentRoute: () => lockable, id: 'frame', component: StaffFrame });
const openCases = lazyRouteComponent(
  () => import('#features/cases/web/open-cases-page.tsx'),
  'OpenCasesPage',
);
const oneCasePage = lazyRouteComponent(() => import('#features/cases/web/case-page.tsx'), 'CasePage');

const oneCase = createRoute({
  getParentRoute: () => frame,
  path: '/cases/$caseId',
  component: function OneCase() {
    const { caseId } = oneCase.useParams();
    const CasePage = oneCasePage;
    return <CasePage caseId={caseId} />;
  },
  loader: () => oneCasePage.preload?.(),
});

const templatePage = lazyRouteComponent(
  () => import('#features/outreach/web/template-page.tsx'),
  'TemplatePage',
);
const oneTemplate = createRoute({
  getParentRoute: () => frame,
  path: '/templates/$id/$medium/$language',
  component: function OneTemplate() {
    const Template = templatePage;
    return <Template {...oneTemplate.useParams()} />;
  },
  loader: () => templatePage.preload?.(),
});
const oneClientPage = lazyRouteComponent(() => import('#features/people/web/client-page.tsx'), 'ClientPage');
const oneClient = createRoute({
  getParentRoute: () => frame,
  path: '/clients/$clientId',
  component: function OneClient() {
    const { clientId } = oneClient.useParams();
    const ClientPage = oneClientPage;
    return <ClientPage key={clientId} clientId={clientId} />;
  },
  loader: () => oneClientPage.preload?.(),
});
const intakePage = lazyRouteComponent(() => import('#features/people/web/intake-page.tsx'), 'IntakePage');
const intake = createRoute({
  getParentRoute: () => frame,
  path: '/clients/$clientId/intake/$step',
  component: function Intake() {
    const { clientId, step } = intake.useParams();
    const IntakePage = intakePage;
    return <IntakePage key={clientId} clientId={clientId} step={step} />;
  },
  loader: () => intakePage.preload?.(),
});
const signingPage = lazyRouteComponent(() => import('#features/people/web/signing-page.tsx'), 'SigningPage');
/** Outside the frame: a client holds the device. */
const signing = createRoute({
  getParentRoute: () => root,
  path: '/signing/$clientId/$version',
  component: function Signing() {
    const SigningPage = signingPage;
    return <SigningPage {...signing.useParams()} />;
  },
  loader: () => signingPage.preload?.(),
});
const clients = [
  createRoute({
    getParentRoute: () => frame,
    path: '/clients',
    component: lazyRouteComponent(() => import('#features/people/web/clients-page.tsx'), 'ClientsPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/clients/new',
    component: lazyRouteComponent(() => import('#features/people/web/new-client-page.tsx'), 'NewClientPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/clients/import',
    component: lazyRouteComponent(() => import('#features/people/web/import-page.tsx'), 'ImportPage'),
  }),
  oneClient,
  intake,
];

const inside = [
  createRoute({
    getParentRoute: () => frame,
    path: '/',
    component: lazyRouteComponent(() => import('#features/today/web/today-page.tsx'), 'TodayPage'),
  }),
  createRoute({ getParentRoute: () => frame, path: '/cases', component: openCases }),
  createRoute({
    getParentRoute: () => frame,
    path: '/on-call',
    component: lazyRouteComponent(() => import('#features/on-call/web/on-call-page.tsx'), 'OnCallPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/protocol',
    component: lazyRouteComponent(() => import('#features/protocols/web/protocol-page.tsx'), 'ProtocolPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/protocol/edit',
    component: lazyRouteComponent(() => import('#features/protocols/web/edit-page.tsx'), 'EditProtocolPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/protocol/versions',
    component: lazyRouteComponent(() => import('#features/protocols/web/versions-page.tsx'), 'VersionsPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/templates',
    component: lazyRouteComponent(() => import('#features/outreach/web/templates-page.tsx'), 'TemplatesPage'),
  }),
  oneTemplate,
  oneCase,
  ...clients,
  createRoute({
    getParentRoute: () => frame,
    path: '/calendars',
    component: lazyRouteComponent(
      () => import('#features/calendars/web/calendars-page.tsx'),
      'CalendarsPage',
    ),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/calendars/$calendarId',
    component: lazyRouteComponent(() => import('#features/calendars/web/import-page.tsx'), 'ImportPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/calendar',
    component: lazyRouteComponent(() => import('#features/sessions/web/calendar-page.tsx'), 'CalendarPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/settings',
    component: lazyRouteComponent(() => import('#features/access/web/settings-page.tsx'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/welcome',
    component: lazyRouteComponent(() => import('#features/access/web/welcome-page.tsx'), 'WelcomePage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/people',
    component: lazyRouteComponent(() => import('#features/access/web/people-page.tsx'), 'PeoplePage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/phones',
    component: lazyRouteComponent(() => import('./example/phones-page.tsx'), 'PhonesPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/audit',
    component: lazyRouteComponent(() => import('#features/audit/web/audit-page.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute: () => frame,
    path: '/account',
    component: lazyRouteComponent(() => import('./own-account-page.tsx'), 'OwnAccountPage'),
  }),
];

/** What is around it shows something of the practice: it is no way past the lock. */
function NotFound() {
  return (
    <LockGate>
      <StaffFrame>
        <Page title="There is nothing here">
          <Text>
            <InnerLink to="/">Back to today</InnerLink>
          </Text>
        </Page>
      </StaffFrame>
    </LockGate>
  );
}

export const router = createRouter({
  routeTree: root.addChildren([
    ...outside,
    gallery.addChildren(galleryPages),
    signing,
    board,
    lockable.addChildren([frame.addChildren(inside)]),
  ]),
  // Pointing at a link fetches its screen's program, never its data: a look is on record only when somebody looked.
  defaultPreload: 'intent',
  defaultErrorComponent: ScreenTrouble,
});
