/** What TypeORM needs of tslib: to those who `require` it, it comes in one piece otherwise. */
export { __exportStar, __importDefault, __importStar } from 'tslib';
