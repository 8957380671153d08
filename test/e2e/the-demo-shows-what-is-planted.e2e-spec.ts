import { northwind } from '@takeup/simulator';
import { figuresOn, story, withBrowser } from './browser.js';
import { ask, demoUrl, withFullDemo } from './demo.js';

withBrowser();
withFullDemo();

const { planted } = northwind();
const GROUP = 'group=relationship-manager~Retail%20Banking';

interface Covered {
  readonly sources: {
    readonly from: string;
    readonly connections: readonly { readonly key: string; readonly states: readonly string[] }[];
  };
}

describe('The demo shows what is planted in it', () => {
  story(
    'the two days of the outage were repaired, the four of the sign-in file are given up',
    async ({ page }) => {
      const { sources } = await ask<Covered>('{ sources { from connections { key states } } }');
      const dayOf = (at: number) =>
        new Date(Date.parse(sources.from) + at * 86_400_000).toISOString().slice(0, 10);
      const notComplete = (key: string) =>
        (sources.connections.find((own) => own.key === key)?.states ?? []).flatMap((state, at) =>
          state === 'COMPLETE' ? [] : [[dayOf(at), state]],
        );
      expect(notComplete('mattermost')).toEqual([]);
      expect(notComplete('signins')).toEqual(planted.absentSigninDays.map((day) => [day, 'GIVEN_UP']));
      await page.goto(`${demoUrl()}/sources`);
      await page.getByRole('img', { name: 'Mattermost: 91 of 91 days complete' }).waitFor();
      const signins = page.getByRole('img', { name: 'Sign-in file: 87 of 91 days complete' });
      expect(await signins.locator('rect[fill^="url"]').count()).toBe(planted.absentSigninDays.length);
      const why = page
        .getByRole('list', { name: 'Accounts that match nobody, by why' })
        .getByRole('listitem');
      // Whoever left at the end of October signed in before; contractors have ids that the directory lacks.
      expect((await why.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
        expect.stringMatching(/^Left the organisation 1[01]0 or more /),
        expect.stringMatching(/^Not in the directory 10 or more .*takeup import aliases FILE/),
      ]);
    },
  );

  story('they are bands on who was reached, and not on who was active', async ({ page }) => {
    const bands = page.locator('.chart [fill="url(#series-hatch)"]');
    await page.goto(`${demoUrl()}/adoption?measure=reached&${GROUP}`);
    await page.locator('.chart .recharts-surface').first().waitFor();
    expect(await bands.count()).toBe(planted.absentSigninDays.length);
    await page.goto(`${demoUrl()}/adoption?measure=active&${GROUP}`);
    await page.locator('.chart .recharts-surface').first().waitFor();
    expect(await bands.count()).toBe(0);
  });

  story('adoption is mostly in one department', async ({ page }) => {
    const { department, staff, active } = planted.onlyIt;
    await page.goto(`${demoUrl()}/adoption?measure=active&period=28d:2026-11-22`);
    await figuresOn(page);
    const percent = (share: number) => `${Math.round(share * 100)}%`;
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
      `${department} is ${percent(staff)} of staff and ${percent(active)} of active people.`,
    );
  });

  story('one initiative is above its path and one under it', async ({ page }) => {
    const verdictOf = (initiative: string) =>
      planted.paths.find((own) => own.initiative === initiative && own.department === undefined)?.verdicts[
        '2026-10-25'
      ];
    expect([verdictOf('ask-an-expert'), verdictOf('branch-answers')]).toEqual(['ABOVE', 'BELOW']);
    const whole = (persona: string) => page.locator(`.matrix button[data-group="${persona}~ALL"]`);
    await page.goto(`${demoUrl()}/adoption?measure=active&period=28d:2026-10-25&initiative=ask-an-expert`);
    await figuresOn(page);
    expect(await whole('relationship-manager').getAttribute('aria-label')).toMatch(
      /, \+\d+\.\d points against path;/,
    );
    await page.goto(`${demoUrl()}/adoption?measure=active&period=28d:2026-10-25&initiative=branch-answers`);
    await figuresOn(page);
    for (const persona of ['branch-staff', 'service-agent'])
      expect(await whole(persona).getAttribute('aria-label')).toMatch(/, −\d+\.\d points against path;/);
  });
});
