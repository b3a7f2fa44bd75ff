// Song type for title slips and ceremony, cut into slices that load by the characters a page shows. Only the stage and the
// front page import this; the pad and the follow page stay without a Chinese webfont.
import '@fontsource/noto-serif-sc/700.css';
