import { operation } from './operation.ts';

const tag = 'Notifications';

export const notificationOperations = {
  listNotifications: operation('Notifications.listNotifications', 'GET /notifications', { tag }),
  markNotificationsRead: operation(
    'Notifications.markNotificationsRead',
    'POST /notifications/read',
    { tag },
  ),
  getNotificationPreferences: operation(
    'Notifications.getNotificationPreferences',
    'GET /notifications/preferences',
    { tag },
  ),
  updateNotificationPreferences: operation(
    'Notifications.updateNotificationPreferences',
    'PATCH /notifications/preferences',
    { tag, changes: 'getNotificationPreferences', required: ['preferences'] },
  ),
};
