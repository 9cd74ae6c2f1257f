// Original file: patchbay/registry/v1/directory.proto


export interface DirectorySpaceMember {
  'userId'?: (string);
  /**
   * `member`, `team`, `admin`.
   */
  'roles'?: (string)[];
}

export interface DirectorySpaceMember__Output {
  'userId': (string);
  /**
   * `member`, `team`, `admin`.
   */
  'roles': (string)[];
}
