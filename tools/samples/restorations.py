"""What stands in the samples where a published text is destroyed.

Names: the reading that the rest of the report gives, or a neutral name of ours. Figures: only what the form's own
arithmetic leaves no choice about; everything else stays empty.
"""

from typing import Any

RESTORED: dict[tuple[str, int], dict[str, Any]] = {
    ("003", 3): {"funds": {"total": {"initial": "55.44"}}},
    ("003", 5): {
        "name": "土地利用相关经费",
        "rows": {6: {"name": "发挥地价监测对土地市场管理的支撑作用"}},
    },
    ("003", 8): {"funds": {"fiscal": {"initial": "150.00"}}},
    ("003", 9): {
        "name": "乌鲁木齐市自然资源综合调查监测、农村地籍确权、建设用地报件项目",
        "rows": {
            0: {"name": "调查监测覆盖区县数量", "actual": {"op": "=", "value": "8", "unit": "个", "raw": "=8 个"}},
            1: {"name": "调查成果提交数量", "weight": "10", "score": "10"},
            2: {"name": "市本级建设用地报件获批率"},
        },
    },
    ("003", 10): {"name": "不动产登记信息化升级项目"},
    ("003", 14): {"rows": {6: {"name": "服务对象满意率"}}},
    ("003", 17): {
        "name": "乌鲁木齐市城市地价监测项目(2024)",
        "rows": {
            4: {"target": {"op": ">=", "value": "1", "unit": "份", "raw": ">=1 份"}},
            6: {"name": "地价动态监测成果验收通过率"},
            7: {"name": "发挥地价监测对土地市场管理的支撑作用"},
        },
    },
    ("003", 21): {"funds": {"other": {"initial": "0.00"}}},
    ("003", 23): {
        "rows": {
            1: {"target": {"op": ">=", "value": "20", "unit": "次", "raw": ">=20次"}},
            2: {"name": "追缴案件立案率"},
            3: {"name": "法律意见书保障业务合规"},
        },
    },
    ("003", 27): {"funds": {"fiscal": {"initial": "20.00"}, "other": {"initial": "0.00"}}},
    ("003", 30): {"funds": {"fiscal": {"initial": "165.68"}}},
    ("003", 34): {
        "rows": {
            2: {"name": "完成土地评估机构招标选定"},
            3: {"weight": "10", "score": "10"},
            4: {"target": {"op": "<=", "value": "140", "unit": "万元", "raw": "<=140万元"}},
            5: {"name": "专家评审费成本"},
        },
    },
    ("003", 36): {"rows": {3: {"name": "车辆故障率", "weight": "10", "score": "10"}}},
}

# The head of the form is destroyed: a row has lost its label, and the last one is what the total leaves over.
DEPARTMENT_ROWS: dict[str, dict[str, Any]] = {
    "003": {
        "own": {"label": "本级资金", "initial": "11528.43", "annual": "15670.51", "executed": "14469.91"},
        "other": {"label": "其他资金", "initial": "22979.51", "annual": "22710.67", "executed": "19573.16"},
    }
}
