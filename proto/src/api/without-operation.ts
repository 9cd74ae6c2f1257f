/** Services and methods that the HTTP API leaves out, and why. */
export const withoutOperation: Readonly<Record<string, string>> = {
  'patchbay.plugin.v1.PluginHost': "a plugin's conversation goes both ways",
  'patchbay.plugin.v1.PluginCalls': 'plugins call it beside their conversation',
  'patchbay.registry.v1.Directory': "only the platform's own services keep a copy",
  'patchbay.registry.v1.Tokens.noteTokensUsed': "only the platform's own services may call it",
  'patchbay.registry.v1.People.ensureUser': "only the platform's own services may call it",
  'patchbay.registry.v1.Audit.recordEntry': "only the platform's own services may call it",
  'grpc.health.v1.Health': 'GET /readyz says the same',
};
