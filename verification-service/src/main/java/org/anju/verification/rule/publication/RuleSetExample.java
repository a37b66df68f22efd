package org.anju.verification.rule.publication;

/** A rule set for the API's description that is small and yet whole: it can be drafted as it stands. */
final class RuleSetExample {

    static final String ID = "2026-example";

    static final String DRAFT = """
            {
              "ruleSet": {
                "id": "2026-example",
                "english": "An example with one mode and one rule",
                "chinese": "示例:一种方式、一条规则",
                "basis": {"english": "Example", "chinese": "示例"},
                "slots": [{"code": "FRONT", "english": "Whole front of the house", "chinese": "房屋正面全景"}],
                "grades": [
                  {"code": "A", "english": "Safe", "chinese": "安全", "safe": true},
                  {"code": "D", "english": "Dangerous", "chinese": "危险", "safe": false}
                ],
                "categories": [{
                  "code": "APPRAISED_SAFE", "english": "Appraised safe", "chinese": "鉴定安全",
                  "modes": [{
                    "code": "ORIGINAL_HOUSE_A", "english": "Original house, grade A", "chinese": "原住房安全A级",
                    "grades": ["A"], "evidence": {"minimum": 1, "required": ["FRONT"]}
                  }]
                }],
                "notSecured": {
                  "evidence": {"minimum": 1, "required": ["FRONT"]},
                  "problem": {"kind": "NOT_SECURED", "dueDays": 90}
                },
                "parameters": [
                  {"name": "Q02.likenessBits", "value": 6, "unit": "bit", "english": "Near copies", "chinese": "近似照片"},
                  {"name": "Q04.clockMinutes", "value": 10, "unit": "min", "english": "Clock", "chinese": "时钟误差"},
                  {"name": "Q05.radiusMeters", "value": 5000, "unit": "m", "english": "Village", "chinese": "村范围"},
                  {"name": "Q05.minimumPoints", "value": 15, "unit": "1", "english": "Points", "chinese": "点位数"},
                  {"name": "Q05.accuracyMeters", "value": 100, "unit": "m", "english": "Usable accuracy", "chinese": "可用精度"},
                  {"name": "Q12.guests", "value": 3, "unit": "1", "english": "Guests of one host", "chinese": "接收户数"},
                  {"name": "Q06.meters", "value": 5, "unit": "m", "english": "One point", "chinese": "同一点位"},
                  {"name": "Q06.households", "value": 3, "unit": "1", "english": "Households", "chinese": "户数"},
                  {"name": "Q14.minutesApart", "value": 3, "unit": "min", "english": "Pace", "chinese": "最短间隔"},
                  {"name": "Q14.metersApart", "value": 500, "unit": "m", "english": "Distance", "chinese": "距离"},
                  {"name": "Q14.perHour", "value": 30, "unit": "1", "english": "An hour", "chinese": "每小时"},
                  {"name": "Q14.perDay", "value": 60, "unit": "1", "english": "A day", "chinese": "每日"},
                  {"name": "Q14.nightFromHour", "value": 0, "unit": "h", "english": "Night", "chinese": "夜间开始"},
                  {"name": "Q14.nightUntilHour", "value": 5, "unit": "h", "english": "Morning", "chinese": "夜间结束"},
                  {"name": "Q18.daysBeforeDeadline", "value": 2, "unit": "d", "english": "Untouched", "chinese": "未核验"},
                  {"name": "Q18.householdsWithoutSituation", "value": 50, "unit": "1", "english": "Size", "chinese": "户数"},
                  {"name": "Q20.countyShare", "value": 0.05, "unit": "1", "english": "County", "chinese": "县级比例"},
                  {"name": "Q20.townshipShare", "value": 0.1, "unit": "1", "english": "Township", "chinese": "乡级比例"},
                  {"name": "Q20.flaggedWeight", "value": 3, "unit": "1", "english": "Weight", "chinese": "权重"}
                ],
                "rules": [{
                  "id": "Q01", "english": "The photos that are needed", "chinese": "必需的照片",
                  "basis": {"english": "Example", "chinese": "示例"}, "proposed": true,
                  "checks": [{
                    "code": "FEW", "where": "RECORD", "severity": "BLOCK", "field": "photos",
                    "brokenWhen": "size(slots) < evidence.minimum",
                    "message": {
                      "english": "{expected} photos are needed, found {found}",
                      "chinese": "需要{expected}张照片,现有{found}张"
                    },
                    "found": "size(slots)", "expected": "evidence.minimum"
                  }]
                }]
              }
            }
            """;

    private RuleSetExample() {}
}
