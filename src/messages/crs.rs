//! What `src/crs` says.

messages! {
    longitude_and_latitude_look_swapped {
        "经度和纬度像是写反了；若整份数据都是纬度在前，请声明 crs = \"wgs84/yx\"",
        "longitude and latitude look swapped; if latitude comes first throughout, declare crs = \"wgs84/yx\""
    }
    look_like_metres_of_3_degree_zone(zone, meridian, code, turned) {
        "像是 CGCS2000 3 度带第 {zone} 带（中央经线 {meridian}°）的米，请声明 crs = \"EPSG:{code}{turned}\"；若是西安 80 或北京 54，请先转换",
        "these look like metres of CGCS2000 3-degree zone {zone} (central meridian {meridian}°): declare crs = \"EPSG:{code}{turned}\"; convert Xi'an 1980 or Beijing 1954 first"
    }
    or_of_web_mercator(turned) {
        "，也可能是网络墨卡托 EPSG:3857{turned}",
        ", or of Web Mercator, EPSG:3857{turned}"
    }
    look_like_metres_of_6_degree_zone(zone, meridian, code, turned, zh, en) {
        "像是 CGCS2000 6 度带第 {zone} 带（中央经线 {meridian}°）的米，即 EPSG:{code}{turned}{zh}；请声明 crs",
        "these look like metres of CGCS2000 6-degree zone {zone} (central meridian {meridian}°), EPSG:{code}{turned}{en}: declare crs"
    }
    look_like_metres_of_a_3_degree_zone(turned) {
        "像是不带带号的 CGCS2000 3 度带的米；按中央经线声明 crs，如 105° 为 \"EPSG:4544{turned}\"、114° 为 \"EPSG:4547{turned}\"、120° 为 \"EPSG:4549{turned}\"",
        "these look like metres of a CGCS2000 3-degree zone without its number: declare crs by the central meridian, such as \"EPSG:4544{turned}\" for 105°, \"EPSG:4547{turned}\" for 114°, \"EPSG:4549{turned}\" for 120°"
    }
    look_like_metres_of_web_mercator(turned) {
        "像是网络墨卡托的米，请声明 crs = \"EPSG:3857{turned}\"",
        "these look like metres of Web Mercator: declare crs = \"EPSG:3857{turned}\""
    }
    known_systems {
        "wgs84、gcj02（高德、腾讯）、bd09（百度）、cgcs2000，或 EPSG 代码：4326、4490、4491–4554（CGCS2000 6 度带、3 度带）、3857、326xx/327xx（UTM）；北坐标（或纬度）在前的加 /yx，如 EPSG:4544/yx",
        "wgs84, gcj02 (AMap, Tencent), bd09 (Baidu), cgcs2000, or an EPSG code: 4326, 4490, 4491–4554 (CGCS2000 6- and 3-degree zones), 3857, 326xx/327xx (UTM); with /yx where northing or latitude comes first, such as EPSG:4544/yx"
    }
    baidu_mercator(given) {
        "坐标系 {given} 是百度墨卡托（米），不读",
        "{given} is Baidu's Mercator (metres), which is not read"
    }
    export_bd09 { "从百度导出 bd09 经纬度", "export longitude and latitude (bd09) from Baidu" }
    beijing_1954_or_xian_1980(given) {
        "坐标系 {given} 是北京 54 或西安 80，转换参数各地不同且不公开",
        "{given} is Beijing 1954 or Xi'an 1980, whose local parameters are not public"
    }
    have_it_converted {
        "请测绘部门转换为 CGCS2000（EPSG:4490 或 3 度带）",
        "have the surveying office convert it to CGCS2000 (EPSG:4490 or a 3-degree zone)"
    }
    coordinate_system_not_known(given) {
        "不认识坐标系 {given}",
        "the coordinate system {given} is not known"
    }
    reproject_to_epsg {
        "在 QGIS 中重投影为 EPSG:4326 后另存",
        "reproject it to EPSG:4326 in QGIS and save it"
    }
}
