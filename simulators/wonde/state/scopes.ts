// The names of the scopes a token can have. Only `attendance.read`, `lessons.read` and `periods.read` were seen;
// the others follow their pattern. A property's scope is `<object>.<property>`, such as `students.date_of_birth`.

/** Every object scope, without the write scope, whose name is a setting. */
export const allScopes = [
  'students.read',
  'education_details.read',
  'extended_details.read',
  'contact_details.read',
  'contacts.read',
  'employees.read',
  'employment_details.read',
  'groups.read',
  'classes.read',
  'lessons.read',
  'periods.read',
  'photos.read',
  'attendance.read',
  'deletions.read',
  'behaviours.read',
  'achievements.read',
  'sen_needs.read',
  'medical.read',
  'results.read',
] as const;
