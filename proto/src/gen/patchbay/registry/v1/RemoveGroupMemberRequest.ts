// Original file: patchbay/registry/v1/people.proto


export interface RemoveGroupMemberRequest {
  'groupId'?: (string);
  'userId'?: (string);
}

export interface RemoveGroupMemberRequest__Output {
  'groupId': (string);
  'userId': (string);
}
