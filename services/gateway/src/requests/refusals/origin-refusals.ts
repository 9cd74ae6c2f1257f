import type { Refusal } from '../refusal.ts';

export function crossOrigin(publicUrl: string): Refusal {
  return {
    status: 403,
    code: 'cross_origin',
    title: 'Request from another site refused',
    detail: 'a page of another site, or of another plugin, asked for something here in your name',
    hint: `if it was you, open ${publicUrl} and try again from there`,
  };
}

export function foreignForm(): Refusal {
  return {
    status: 403,
    code: 'foreign_form',
    title: 'This form is of another sign-in',
    detail:
      'nothing was changed: its page was opened before you signed in, or is none of this site',
    hint: 'go back, load the page again and send the form from there',
  };
}

export function ofAnotherOrigin(target: string): Refusal {
  return {
    status: 404,
    code: 'of_another_origin',
    title: 'This page is somewhere else',
    detail: 'it is not part of the plugin that is shown here',
    link: { href: target, label: 'Open it' },
  };
}

export function notAView(): Refusal {
  return {
    status: 404,
    code: 'of_another_origin',
    title: 'There is no such page',
    detail: 'only the pages of one plugin are on this host',
    hint: 'the address of the platform has all others',
  };
}

export function scriptOfShell(): Refusal {
  return {
    status: 403,
    code: 'of_another_origin',
    title: 'Not at this address',
    detail:
      'what plugins serve can be read at this address, but not run as a script, a style or a worker: it acts on an origin of its own',
    hint: "ask for it at the plugin's own host name",
  };
}

export function usedTicket(path: string): Refusal {
  return {
    status: 403,
    code: 'used_ticket',
    title: 'This way in was used already',
    detail: 'the address of a frame is good once, and for half a minute',
    link: { href: path, label: 'Open the page again' },
  };
}

export function cookieRefused(host: string): Refusal {
  return {
    status: 403,
    code: 'cookie_refused',
    title: 'Your browser keeps no cookie here',
    detail: `plugins are shown from hosts of their own, and your browser keeps no cookie for ${host}`,
    hint: 'allow cookies for this site and its plugins, then load the page again',
  };
}
