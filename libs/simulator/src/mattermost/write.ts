import type { ContentChannel, ContentPost, ContentTeam, ContentUser } from '../content/content.js';

/** Content as the platform's JSON. */

export const writeTeam = (team: ContentTeam) => ({
  id: team.id,
  create_at: team.createAt,
  update_at: team.createAt,
  delete_at: 0,
  display_name: team.displayName,
  name: team.name,
  description: '',
  type: 'O',
});

export const writeUser = (user: ContentUser) => ({
  id: user.id,
  create_at: user.createAt,
  update_at: Math.max(user.createAt, user.deleteAt),
  delete_at: user.deleteAt,
  username: user.username,
  auth_data: '',
  auth_service: user.bot ? '' : 'saml',
  email: user.email,
  nickname: '',
  first_name: user.firstName,
  last_name: user.lastName,
  position: '',
  roles: user.roles,
  props: {},
  locale: 'en',
  timezone: { automaticTimezone: '', manualTimezone: '', useAutomaticTimezone: 'true' },
  ...(user.bot ? { is_bot: true, bot_description: '' } : {}),
});

export const writeChannel = (channel: ContentChannel, team: ContentTeam) => ({
  id: channel.id,
  create_at: channel.createAt,
  update_at: Math.max(channel.createAt, channel.deleteAt),
  delete_at: channel.deleteAt,
  team_id: channel.type === 'D' || channel.type === 'G' ? '' : team.id,
  type: channel.type,
  display_name: channel.displayName,
  name: channel.name,
  header: '',
  purpose: '',
  last_post_at: channel.lastPostAt,
  total_msg_count: channel.totalMessages,
  extra_update_at: 0,
  creator_id: '',
  scheme_id: null,
  props: null,
  group_constrained: null,
  shared: null,
  policy_id: null,
  team_display_name: team.displayName,
  team_name: team.name,
});

const writeMetadata = (post: ContentPost) => ({
  ...(post.reactions.length === 0
    ? {}
    : {
        reactions: post.reactions.map(({ userId, emoji, at }) => ({
          user_id: userId,
          post_id: post.id,
          emoji_name: emoji,
          create_at: at,
          update_at: at,
          delete_at: 0,
          remote_id: '',
          channel_id: post.channelId,
        })),
      }),
});

export const writePost = (post: ContentPost, metadata: boolean) => ({
  id: post.id,
  create_at: post.createAt,
  update_at: post.updateAt,
  edit_at: post.editAt,
  delete_at: post.deleteAt,
  is_pinned: post.pinned,
  user_id: post.userId,
  channel_id: post.channelId,
  root_id: post.rootId,
  original_id: '',
  message: post.message,
  type: post.type,
  props: {},
  hashtags: '',
  ...(post.fileIds.length === 0 ? {} : { file_ids: post.fileIds }),
  pending_post_id: '',
  remote_id: '',
  reply_count: 0,
  last_reply_at: 0,
  participants: null,
  ...(post.reactions.length === 0 ? {} : { has_reactions: true }),
  ...(metadata ? { metadata: writeMetadata(post) } : {}),
});
