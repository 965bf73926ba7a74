/** An app of Next without settings. */
export default {};
