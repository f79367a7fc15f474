import PortalTemplate from '../template';

export default PortalTemplate;
