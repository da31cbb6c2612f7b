using Kpi.Data.Import;

namespace Kpi.Data.Tests.Import;

public sealed class ScratchFolderTests : IDisposable
{
    private readonly string parent = Directory.CreateTempSubdirectory("kpi-scratch-").FullName;

    [Fact]
    public void What_a_killed_import_left_behind_is_removed_by_the_next()
    {
        var left = Directory.CreateDirectory(Path.Combine(parent, "kpi-import-dead")).FullName;
        File.WriteAllText(left + ".lock", "");
        File.WriteAllText(Path.Combine(left, "contracts.csv"), "id");
        File.WriteAllText(Path.Combine(parent, "kpi-import-killed-before-it-had-a-folder.lock"), "");

        using var next = new ScratchFolder(parent);

        Directory.GetFileSystemEntries(parent).ShouldBe([next.Path, next.Path + ".lock"], ignoreOrder: true);
    }

    [Fact]
    public async Task Imports_that_begin_and_end_all_the_time_never_take_each_other_for_dead()
    {
        // Far more at once than there are cores: each is interrupted between any two of its steps.
        await Parallel.ForAsync(
            0,
            5_000,
            new ParallelOptions { MaxDegreeOfParallelism = 32, CancellationToken = TestContext.Current.CancellationToken },
            async (number, cancellation) =>
            {
                using var own = new ScratchFolder(parent);
                var file = Path.Combine(own.Path, "contracts.csv");
                await File.WriteAllTextAsync(file, $"{number}", cancellation);
                (await File.ReadAllTextAsync(file, cancellation)).ShouldBe($"{number}");
            }
        );

        Directory.GetFileSystemEntries(parent).ShouldBeEmpty();
    }

    [Fact]
    public void What_another_import_works_in_stays_until_that_ends()
    {
        var other = new ScratchFolder(parent);
        File.WriteAllText(Path.Combine(other.Path, "contracts.csv"), "id");
        using var own = new ScratchFolder(parent);

        File.Exists(Path.Combine(other.Path, "contracts.csv")).ShouldBeTrue();
        other.Dispose();

        Directory.GetDirectories(parent).ShouldBe([own.Path]);
    }

    [Fact]
    public void A_folder_that_somebody_else_has_removed_does_not_fail_the_import_that_is_done()
    {
        var own = new ScratchFolder(parent);
        Directory.Delete(own.Path);

        Should.NotThrow(own.Dispose);

        Directory.GetFileSystemEntries(parent).ShouldBeEmpty();
    }

    public void Dispose() => Directory.Delete(parent, recursive: true);
}
