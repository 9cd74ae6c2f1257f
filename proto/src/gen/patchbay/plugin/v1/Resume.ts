// Original file: patchbay/plugin/v1/plugin_host.proto


export interface Resume {
  'instanceId'?: (string);
  'epoch'?: (number);
}

export interface Resume__Output {
  'instanceId': (string);
  'epoch': (number);
}
