// User types and departments: the groups a school sorts its people into. Student and No department are built in.
import { z } from 'zod';

export const userTypeId = z.string().min(1).max(64).brand<'UserTypeId'>();
export type UserTypeId = z.infer<typeof userTypeId>;

/** The built-in user type of pupils. */
export const STUDENT = userTypeId.parse('student');

/** The name of a user type or department, as a person types it. */
export const groupName = z.string().trim().min(1, 'a name, please').max(60, 'at most 60 characters');

export const userType = z.strictObject({
  id: userTypeId,
  name: groupName,
  /** Built in: may be renamed, never retired. */
  builtIn: z.boolean(),
  retired: z.boolean(),
  sortOrder: z.number().int(),
});
export type UserType = z.infer<typeof userType>;

export const departmentId = z.string().min(1).max(64).brand<'DepartmentId'>();
export type DepartmentId = z.infer<typeof departmentId>;

/** The built-in department of everybody who has no other. */
export const NO_DEPARTMENT = departmentId.parse('none');

export const department = z.strictObject({
  id: departmentId,
  name: groupName,
  builtIn: z.boolean(),
  retired: z.boolean(),
  sortOrder: z.number().int(),
});
export type Department = z.infer<typeof department>;
