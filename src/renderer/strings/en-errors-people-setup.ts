// The words of the errors of user types, departments and Wonde configuration.
export const enPeopleSetupErrors = {
  NAME_TAKEN: {
    title: 'This name is in use',
    sentence: 'Another one has the same name, perhaps in other capitals.',
    next: 'Choose another name, or rename the other one first.',
  },
  USER_TYPE_IN_USE: {
    title: 'This user type is in use',
    sentence: 'A sync mapping fills it, or an action is offered to it.',
    next: 'Take it out of Wonde configuration and of its actions first. Then it can be retired.',
  },
  MAPPING_OVERLAPS: {
    title: 'Two mappings claim the same people',
    sentence: 'Each year group, and each kind of staff, belongs to one mapping.',
    next: 'Take it out of the other mapping first, or leave it out of this one.',
  },
  MARK_KEPT_HERE: {
    title: 'Not written to the MIS, as configured',
    sentence: 'The mapping of this pupil does not write. The mark is kept in the logbook.',
    next: 'Nothing to do. To write the marks of these pupils from now on, switch Write on under Wonde configuration.',
  },
} as const;
