package org.anju.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.SelectOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anju.e2e.testsupport.OnRunningPlatform;
import org.anju.e2e.testsupport.RunningPlatform;
import org.anju.local.keycloak.DemoUser;
import org.anju.local.platform.Port;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A person at Swagger UI: logs in through Keycloak and executes operations as they stand there. */
@ExtendWith(OnRunningPlatform.class)
class SwaggerUiTest {
    private static final List<Path> BROWSERS = Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(Path.of("/usr/bin")::resolve)
            .toList();
    private static final Path SCREENSHOTS = Path.of("target/screenshots");
    private static final int WAIT_MILLIS = 90_000;

    private static RunningPlatform platform;
    private static Playwright playwright;
    private static Browser browser;

    private Page page;

    @BeforeAll
    static void startBrowser(RunningPlatform running) {
        platform = running;
        Optional<Path> chromium = BROWSERS.stream().filter(Files::isExecutable).findFirst();
        assumeThat(chromium).as("Chromium (Debian: apt-get install chromium)").isPresent();
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setHeadless(true)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        PlaywrightAssertions.setDefaultAssertionTimeout(WAIT_MILLIS);
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void openSwaggerUi() {
        page = browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 960))
                .newPage();
        page.setDefaultTimeout(WAIT_MILLIS);
        page.navigate(platform.settings().url(Port.GATEWAY) + "/swagger-ui");
    }

    @AfterEach
    void closePage() {
        page.context().close();
    }

    @Test
    void operationsSucceedAsTheyStandThere() {
        logIn("county-622927");

        choose("Household 住户");
        assertThat(execute("/api/v1/regions/{code}")).contains("622927000000");
        screenshot("household");

        choose("Verification 核验");
        screenshot("swagger-ui");
        assertThat(execute("/api/v1/campaigns")).contains("ruleSet");
        screenshot("verification");
    }

    @Test
    void supervisorReadsTheReportAsItStandsThere() {
        logIn(DemoUser.PREFECTURE);

        choose("Report 统计");
        assertThat(execute("/api/v1/reports/progress")).contains("completedRate");
        screenshot("report");
    }

    @Test
    void withoutLogInNothingIsAnswered() {
        choose("Household 住户");

        Locator operation = open("/api/v1/regions/{code}");
        operation.locator(".execute").click();

        assertThat(status(operation)).containsText("401");
    }

    /** Authorization code with PKCE, in the window that Swagger UI opens. */
    private void logIn(String user) {
        page.locator(".auth-wrapper .authorize").first().click();
        Locator dialog = page.locator(".dialog-ux");
        Page keycloak = page.waitForPopup(
                () -> dialog.locator("button.authorize").first().click());
        keycloak.locator("#username").fill(user);
        keycloak.locator("#password").fill(DemoUser.PASSWORD);
        keycloak.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("log-in.png")));
        keycloak.locator("#kc-login").click();
        assertThat(dialog.getByText("Logout")).isVisible();
        dialog.locator(".btn-done").first().click();
    }

    private void choose(String service) {
        page.locator(".topbar select").selectOption(new SelectOption().setLabel(service));
        assertThat(page.locator(".opblock").first()).isVisible();
    }

    /** @return the body of the answer */
    private String execute(String path) {
        Locator operation = open(path);
        operation.locator(".execute").click();
        assertThat(status(operation)).containsText("200");
        return operation
                .locator(".live-responses-table .highlight-code")
                .first()
                .innerText();
    }

    private Locator open(String path) {
        Locator operation = page.locator(".opblock-get")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".opblock-summary-path[data-path='%s']".formatted(path))));
        operation.locator(".opblock-summary-control").click();
        operation.scrollIntoViewIfNeeded();
        return operation;
    }

    private static Locator status(Locator operation) {
        return operation
                .locator(".live-responses-table tbody .response-col_status")
                .first();
    }

    private void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }
}
