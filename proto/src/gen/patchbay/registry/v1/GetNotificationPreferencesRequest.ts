// Original file: patchbay/registry/v1/notifications.proto


export interface GetNotificationPreferencesRequest {
}

export interface GetNotificationPreferencesRequest__Output {
}
