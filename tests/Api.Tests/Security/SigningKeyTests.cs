using Kpi.Api.Security;
using Kpi.Data;
using Microsoft.Extensions.Configuration;

namespace Kpi.Api.Tests.Security;

public sealed class SigningKeyTests : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("kpi-key-").FullName;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_setting_the_folder_keeps_one_key()
    {
        var first = await OfAsync(null);

        first.Length.ShouldBe(64);
        (await OfAsync(null)).ShouldBe(first);
    }

    [Fact]
    public async Task A_setting_is_the_key_of_every_server_that_has_it()
    {
        var shared = Enumerable.Range(0, 32).Select(part => (byte)part).ToArray();

        (await OfAsync(Convert.ToBase64String(shared))).ShouldBe(shared);
        Directory.EnumerateFiles(directory).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("not Base64!")]
    [InlineData("c2hvcnQ=")]
    public async Task What_is_no_key_is_refused(string text)
    {
        var refusal = await Should.ThrowAsync<DataException>(OfAsync(text));

        refusal.Code.ShouldBe("SIGNING_KEY_INVALID");
        refusal.Message.ShouldNotContain(text, Case.Sensitive, "a secret stands in no message");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told()
    {
        var file = Path.Combine(directory, "file");
        File.WriteAllText(file, "");

        var below = SigningKey.InAsync(Path.Combine(file, "below"), TestClock.Time(), Cancellation);

        (await Should.ThrowAsync<DataException>(below)).Code.ShouldBe("SIGNING_KEY_UNREADABLE");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public async Task A_key_that_was_cut_short_is_told_with_its_file(int length)
    {
        var file = Path.Combine(directory, "signing.key");
        File.WriteAllBytes(file, new byte[length]);

        var refusal = await Should.ThrowAsync<DataException>(OfAsync(null));

        refusal.Code.ShouldBe("SIGNING_KEY_INVALID");
        refusal.Message.ShouldContain(file);
    }

    [Fact]
    public async Task Servers_that_start_at_once_take_the_same_key_and_leave_no_other_file()
    {
        for (var round = 0; round < 50; round++)
        {
            var folder = Path.Combine(directory, $"{round}");

            var keys = await FromServersAtOnce(8, folder);

            keys.Distinct().ShouldHaveSingleItem();
            Directory.GetFiles(folder).ShouldBe([Path.Combine(folder, "signing.key")]);
        }
    }

    [Fact]
    public async Task A_server_that_holds_the_folder_for_ten_seconds_is_waited_for_no_longer()
    {
        await using var holder = new FileStream(
            Path.Combine(directory, "signing.key.lock"),
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None
        );
        var (time, began) = (TestClock.Time(), TestClock.Now);

        var waiting = SigningKey.InAsync(directory, time, Cancellation);
        await Eventually.Holds(() =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return waiting.IsCompleted;
        });

        (await Should.ThrowAsync<DataException>(waiting)).Code.ShouldBe("SIGNING_KEY_UNREADABLE");
        (time.GetUtcNow() - began).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task What_a_killed_server_left_of_a_key_is_written_over()
    {
        var draft = Path.Combine(directory, "signing.key.new");
        File.WriteAllBytes(draft, new byte[100]);
        File.WriteAllText(Path.Combine(directory, "signing.key.lock"), "");

        (await OfAsync(null)).Length.ShouldBe(64);
        Directory.GetFiles(directory).ShouldBe([Path.Combine(directory, "signing.key")]);
        ShouldBeTheOwnersAlone();
    }

    [Fact]
    public async Task Only_the_owner_may_read_the_key()
    {
        await OfAsync(null);

        ShouldBeTheOwnersAlone();
    }

    [Fact]
    public async Task Where_the_key_stands_is_told_without_making_one()
    {
        Source(null).ShouldBeNull();
        Directory.EnumerateFiles(directory).ShouldBeEmpty();

        await OfAsync(null);
        Source(null).ShouldBe(Path.Combine(directory, "signing.key"));
        Source(Convert.ToBase64String(new byte[32])).ShouldBe("KPI_SIGNING_KEY");
    }

    public void Dispose() => Directory.Delete(directory, recursive: true);

    private static async Task<string[]> FromServersAtOnce(int count, string folder)
    {
        using var together = new Barrier(count);
        return await Task.WhenAll(
            Enumerable
                .Range(0, count)
                .Select(_ =>
                    Task.Factory.StartNew(
                            async () =>
                            {
                                together.SignalAndWait();
                                // The system's clock, by which they do wait for each other.
                                return Convert.ToHexString((await SigningKey.InAsync(folder, TimeProvider.System, Cancellation)).Key);
                            },
                            Cancellation,
                            TaskCreationOptions.LongRunning,
                            TaskScheduler.Default
                        )
                        .Unwrap()
                )
        );
    }

    private void ShouldBeTheOwnersAlone()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path.Combine(directory, "signing.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private async Task<byte[]> OfAsync(string? text) =>
        (await SigningKey.OfAsync(Settings(text), directory, TestClock.Time(), Cancellation)).Key;

    private string? Source(string? text) => SigningKey.Source(Settings(text), directory);

    private static IConfiguration Settings(string? text) =>
        new ConfigurationBuilder().AddInMemoryCollection([new("KPI_SIGNING_KEY", text)]).Build();
}
