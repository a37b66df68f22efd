package org.anju.verification.rule;

import java.time.LocalDate;

/** The days of a campaign, in China's time; the deadline is the last of them. */
public record CampaignWindow(LocalDate startsOn, LocalDate deadline) {}
