// Words for why a mark is not written: what the register already held, or that its pupil was back in time.

export const enMarkErrors = {
  MARK_PLANNED: {
    title: 'The school had planned this',
    sentence: 'The register already held a planned code for this session, so nothing was written over it.',
    next: 'If the plan has changed, correct the mark here or in the MIS.',
  },
  MARK_PRESENT_ALREADY: {
    title: 'Present when the register was taken',
    sentence: 'The pupil was there for this register, so leaving does not change it.',
    next: 'Nothing to do.',
  },
  MARK_BACK_IN_TIME: {
    title: 'Back before the register closed',
    sentence: 'The pupil came back in time for this register, so the mark for leaving is not sent.',
    next: 'Nothing to do.',
  },
  MARK_AGAINST_PRESENCE: {
    title: 'The register says present',
    sentence: 'The kiosk would write an absence over a pupil whom the register has as present.',
    next: 'Ask the teacher. Then send it all the same, correct it, or leave the register as it is.',
  },
  MARK_CHANGED_SINCE: {
    title: 'Somebody changed this mark in the MIS',
    sentence: 'The register holds another code, entered after the kiosk had begun to send its own.',
    next: 'Look in the MIS which one is right. Then send it all the same, correct it, or leave it as it is.',
  },
} as const;
