/** The name of a file in place of an alternative text. Both also stand in checks that run inside the page. */
export const ALT_IS_FILE = /^[^\s/]{1,80}\.(?:jpe?g|png|gif|bmp|webp|svg|tiff?)$/i;

/** An alternative text that says there is a picture, and nothing of what it shows. */
export const ALT_SAYS_NOTHING =
  /^(?:图片|图像|图片\s?\d{1,3}|未命名|无标题|image|image\s?\d{1,3}|img|img_?\d{1,6}|dsc_?\d{1,6}|photo|picture|pic|untitled|undefined|null|alt|(?:请|此处|在此|在这里|这里)?(?:输入|填写|插入)图片(?:描述|说明|标题|名称)|图片(?:描述|说明|标题|名称|alt)|替代文字|alt(?:ernative)? text|image description|微信图片_?\d{0,20}|timg|spacer)$/i;
