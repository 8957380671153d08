import type { ReportListQuery, ReportPageQuery } from '../../graphql/generated/graphql';

export type ReportList = ReportListQuery['editions'];
export type Report = Extract<ReportPageQuery['report'], { __typename: 'Report' }>;
export type PositionGroup = Report['position'][number];
export type PositionRow = PositionGroup['rows'][number];
export type SignedLine = Report['changed'][number];
export type SourceStrip = Report['strips'][number];
export type ReportChart = Report['charts'][number];
export type Sign = PositionRow['sign'];
