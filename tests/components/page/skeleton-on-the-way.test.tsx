import { act, render, screen } from '@testing-library/react';
import { use } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { SkeletonOnTheWay } from '@/components/page/skeleton-on-the-way';

const never = new Promise<string>(() => undefined);

function Late({ what }: { what: Promise<string> }) {
  return <p>{use(what)}</p>;
}

const page = (
  <SkeletonOnTheWay skeleton={<p>Loading</p>}>
    <p>Figures</p>
  </SkeletonOnTheWay>
);

it('is nothing in a document: no boundary that scripts would have to reveal', async () => {
  const html = renderToString(page);
  expect(html).toBe('<p>Figures</p>');
  const place = document.body.appendChild(document.createElement('div'));
  place.innerHTML = html;
  const [sent] = place.children;
  await act(async () => hydrateRoot(place, page));
  expect(place.children[0]).toBe(sent);
  place.remove();
});

it('shows the skeleton to whoever comes by a link', async () => {
  await act(async () =>
    render(
      <SkeletonOnTheWay skeleton={<p>Loading</p>}>
        <Late what={never} />
      </SkeletonOnTheWay>,
    ),
  );
  expect(screen.getByText('Loading')).toBeVisible();
});
