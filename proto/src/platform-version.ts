import proto from '../package.json' with { type: 'json' };

/** The version of Patchbay that runs; a manifest's `platform` range is about it. */
export const platformVersion: string = proto.version;
