import { Builder, By, Capabilities, until, type WebDriver, type WebElement } from 'selenium-webdriver';

const WAIT_MS = 20_000;
const quoted = (words: string) => `concat("", "${words.split('"').join('", \'"\', "')}")`;
const says = (words: string) => `normalize-space()=${quoted(words)}`;

/** WebKitGTK, as somebody uses it: by what is written on fields, buttons and headings. */
export class Browser {
  private constructor(private readonly driver: WebDriver) {}

  static async open(): Promise<Browser> {
    const wanted = new Capabilities({ browserName: 'MiniBrowser' });
    wanted.set('webkitgtk:browserOptions', { binary: process.env.WEBKIT_BROWSER, args: ['--automation'] });
    const builder = new Builder().usingServer(String(process.env.WEBKIT_DRIVER_URL)).withCapabilities(wanted);
    const driver = await builder.build();
    await driver.manage().window().setRect({ width: 1440, height: 900, x: 0, y: 0 });
    return new Browser(driver);
  }

  close = () => this.driver.quit();
  address = () => this.driver.getCurrentUrl();
  text = async () => (await this.find('//body')).getText();

  /** Somebody else at the same machine. */
  forget = () => this.driver.manage().deleteAllCookies();

  goTo(path: string): Promise<void> {
    return this.driver.get(new URL(path, process.env.E2E_BASE_URL).href);
  }

  async find(xpath: string): Promise<WebElement> {
    const found = await this.driver.wait(until.elementLocated(By.xpath(xpath)), WAIT_MS, `There is no ${xpath}`);
    return this.driver.wait(until.elementIsVisible(found), WAIT_MS, `${xpath} is not visible`);
  }

  heading = async () => (await this.find('//h1')).getText();
  field = async (label: string) => {
    const name = await this.find(`//label[${says(label)}]`);
    return this.find(`//*[@id=${quoted(String(await name.getAttribute('for')))}]`);
  };

  async type(label: string, words: string): Promise<void> {
    await (await this.field(label)).sendKeys(words);
  }

  /** Presses what is called so: the one that was drawn last, which in a dialog is the dialog's. */
  async press(name: string, within = ''): Promise<void> {
    const xpath = `(${within}//*[self::button or self::a][${says(name)}])[last()]`;
    const target = await this.find(xpath);
    await this.driver.executeScript('arguments[0].scrollIntoView({ block: "center" })', target);
    await this.driver.wait(until.elementIsEnabled(target), WAIT_MS);
    await target.click();
  }

  async waitFor(words: string): Promise<void> {
    const holds = async () => (await this.text()).includes(words);
    await this.driver.wait(() => holds().catch(() => false), WAIT_MS, `Nothing says “${words}”`);
  }

  async waitForPath(path: RegExp): Promise<void> {
    await this.driver.wait(until.urlMatches(path), WAIT_MS);
  }
}
