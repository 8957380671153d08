import { FACTS, sealed } from '../sample.spec-data.js';
import { reportHtml } from './html.js';

describe('the page of a month', () => {
  const html = reportHtml(sealed());

  it('stands alone: no script, nothing fetched, no style beside the one it brings', () => {
    expect(html).not.toMatch(/<script|<link|<img|<iframe|javascript:|@import|url\(|\son\w+=|\sstyle=|src=/i);
    expect(html.match(/https?:[^"]+/g)?.filter((url) => url !== 'http://www.w3.org/2000/svg') ?? []).toEqual(
      [],
    );
  });

  it('says names as they are and runs none of them', () => {
    expect(html).toContain('Northwind &lt;Group&gt; &amp; Söhne');
    const note = '<script>alert(1)</script> "quoted"';
    const [goalpost] = FACTS.goalposts;
    if (goalpost === undefined) throw new Error('the sample has a goalpost');
    const told = reportHtml(sealed({ ...FACTS, goalposts: [{ ...goalpost, note }] }));
    expect(told).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(told).not.toContain('<script>');
  });

  it('is printed as A4 with its pages counted', () => {
    expect(html).toMatch(/@page\{size:A4/);
    expect(html).toContain('counter(pages)');
  });

  it('is the same every time', () => {
    expect(reportHtml(sealed())).toBe(html);
  });
});
