// The words of the camera's tab: choosing one, the capture program, and the test picture.

export const cameraWords = {
  form: 'Camera',
  driver: 'Way of taking photos',
  auto: 'Automatic',
  autoMeaning: 'The camera of this screen; where none opens, the capture program. Right for most schools.',
  live: 'Camera of this screen',
  liveMeaning: 'A live picture on the kiosk, and nothing else. Right for every camera the PC itself shows.',
  webcam: 'Capture program',
  webcamMeaning: 'For cameras that have no live picture: a program takes the still (fswebcam, CommandCam, imagesnap).',
  none: 'No camera',
  noneMeaning: 'Nobody is asked for a photo.',
  liveCamera: 'Camera of this screen',
  liveCameraHint: 'Another one is never used in its place.',
  firstLive: 'The first one found',
  liveFound: (count: number) =>
    count === 0
      ? 'None is plugged in.'
      : `${count} ${count === 1 ? 'is' : 'are'} plugged in. Another than the chosen one is never used in its place.`,
  gone: (name: string) => `${name} (not plugged in)`,
  device: 'Camera of the capture program',
  firstDevice: 'The first one found',
  program: 'Program file',
  programHint: (name: string) => `Only where ${name} is not found by itself: its whole path. Empty: the usual places.`,
  programProblem: 'Type the whole path of fswebcam, imagesnap or CommandCam.exe, or leave it empty.',
  programs: { linux: 'fswebcam', mac: 'imagesnap', windows: 'CommandCam.exe', other: 'the program' },
  programFound: (file: string, count: number) =>
    `${file} is installed, with ${count === 0 ? 'no camera' : count === 1 ? 'one camera' : `${count} cameras`}.`,
  programMissing: (name: string) => `${name} is not installed, or may not be run: there is no second way.`,
  programMissingWindows:
    'CommandCam.exe is not installed: there is no second way. It is free software that Gatehouse may not bring along; the camera page of the manual says where IT puts it.',
  resolution: 'Picture size asked of the camera',
  resolutionHint: 'The camera gives the nearest it has. Photos are kept as 480 × 640 whatever it is.',
  resolutions: {
    '640x480': '640 × 480',
    '1280x720': '1280 × 720',
    '1280x960': '1280 × 960',
    '1920x1080': '1920 × 1080',
  },
  mirrorPreview: 'Show the live picture like a mirror',
  mirrorPreviewMeaning: 'People find themselves faster. The photo that is kept is not turned round by this.',
  mirrorPhoto: 'Turn the kept photo round',
  mirrorPhotoMeaning: 'Only for cameras that mirror by themselves: when writing in the test picture is back to front.',
  blocked: {
    title: 'This computer keeps Gatehouse from its cameras',
    linux: 'Its user may not open the camera.',
    mac: 'Open System Settings, Privacy & Security, Camera, and switch Gatehouse on. Then start the kiosk again.',
    windows:
      'Open Settings, Privacy & security, Camera. Switch on “Camera access” and, further down, “Let desktop apps access your camera”. No restart is needed.',
    other: 'Its privacy settings have a switch for cameras.',
  },
} as const;

export const pictureWords = {
  title: 'Test picture',
  lead: 'Nothing of it is kept.',
  start: 'Show the live picture',
  stop: 'Stop the camera',
  take: 'Take a test picture',
  takeProgram: 'Take a test picture with the program',
  again: 'Back to the live picture',
  working: 'Taking a picture…',
  liveLabel: 'Live picture of the camera',
  stillLabel: 'Test picture of the camera',
  starting: 'Starting the camera…',
  works: 'The camera works.',
  size: (width: number, height: number) =>
    `The camera gave ${width} × ${height}. This is the part that is kept; its middle square goes on the badge.`,
  settled: 'The brightness was steady.',
  unsettled: 'The brightness was still changing: more even light at the kiosk gives better photos.',
  dark: 'The picture is very dark',
  darkText:
    'Look for a cover or a shutter over the lens, or for a switch beside it. If there is none, put on the light.',
  second: 'Where no camera of this screen opens, the kiosk uses the capture program:',
  none: 'No camera is chosen, so there is nothing to try.',
} as const;
