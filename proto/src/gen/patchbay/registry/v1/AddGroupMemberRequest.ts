// Original file: patchbay/registry/v1/people.proto


export interface AddGroupMemberRequest {
  'groupId'?: (string);
  'userId'?: (string);
}

export interface AddGroupMemberRequest__Output {
  'groupId': (string);
  'userId': (string);
}
