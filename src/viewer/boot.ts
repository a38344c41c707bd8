/**
 * Runs before the slides are read, so that they never show as a column first: says which view this is. Should the
 * viewer itself fail to run, the column comes back.
 */
const { documentElement: page } = document;
const speaks = page.getAttribute('data-page') === 'presenter' && !/[?&]audience\b/.test(location.search);
page.setAttribute('data-view', speaks ? 'presenter' : 'slides');
document.addEventListener('DOMContentLoaded', () => {
  if (!page.hasAttribute('data-ready')) page.removeAttribute('data-view');
});

export {};
