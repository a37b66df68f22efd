-- Records of situations that say nothing of the housing. Certificates of before count them among those not secured, and stay as
-- they were issued.
ALTER TABLE closure_certificate ADD COLUMN without_verdict integer;
