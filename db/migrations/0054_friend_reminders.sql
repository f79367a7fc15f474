-- When a friend who left a name and has not gone on was reminded: once for each referral.
alter table referrals add column friend_reminded_at timestamptz;
