/** What a browser says about the person in front of it: a language tag and a time zone. */
export function preferencesOf({
  acceptLanguage,
  timeZone,
}: {
  acceptLanguage: string | undefined;
  timeZone: string | undefined;
}): { locale: string; timeZone: string } {
  return { locale: localeOf(acceptLanguage), timeZone: isTimeZone(timeZone) ? timeZone : 'UTC' };
}

/** The first language of `Accept-Language`; browsers list them by preference. */
function localeOf(acceptLanguage: string | undefined): string {
  const first = acceptLanguage?.split(/[,;]/, 1)[0]?.trim() ?? '';
  try {
    return Intl.getCanonicalLocales(first)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

function isTimeZone(name: string | undefined): name is string {
  if (!name || name.length > 64) return false;
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
