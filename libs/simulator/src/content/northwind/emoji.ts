/** More than anybody uses on one post in a day. */
export const EMOJI_OF_A_DAY = 4;

/** Names as the platform writes them, four for each day of the week. */
export const EMOJI = [
  '+1',
  'heart',
  'tada',
  'eyes',
  'white_check_mark',
  'raised_hands',
  'pray',
  'thinking_face',
  'rocket',
  'clap',
  'joy',
  'bulb',
  '100',
  'muscle',
  'ok_hand',
  'wave',
  'star',
  'smile',
  'fire',
  'sparkles',
  'thumbsup',
  'heavy_plus_sign',
  'memo',
  'question',
  'bell',
  'coffee',
  'sunny',
  'handshake',
] as const;
