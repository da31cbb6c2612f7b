using System.Security.Cryptography;
using Kpi.Data;
using Microsoft.IdentityModel.Tokens;

namespace Kpi.Api.Security;

/// <summary>
/// The installation's key: it signs the tokens of evidence and, in the demo, those of users. Random, made on first use, kept in the warehouse's folder and nowhere
/// else, unless a setting gives one that several servers share.
/// </summary>
internal static class SigningKey
{
    private const string Setting = "KPI_SIGNING_KEY";
    private const int Bytes = 64;
    private const int Fewest = 32;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>The key that the setting <c>KPI_SIGNING_KEY</c> gives, else the folder's.</summary>
    /// <param name="configuration">The settings.</param>
    /// <param name="directory">The warehouse's folder.</param>
    /// <param name="time">The clock by which another process that makes the key is waited for, at most 10 s.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="DataException"><c>SIGNING_KEY_INVALID</c> or <c>SIGNING_KEY_UNREADABLE</c>.</exception>
    public static async Task<SymmetricSecurityKey> OfAsync(
        IConfiguration configuration,
        string directory,
        TimeProvider time,
        CancellationToken cancellation
    ) => Given(configuration) ?? await InAsync(directory, time, cancellation);

    /// <summary>The folder's key, made if there is none; see <see cref="OfAsync"/>.</summary>
    /// <exception cref="DataException"><c>SIGNING_KEY_INVALID</c> or <c>SIGNING_KEY_UNREADABLE</c>.</exception>
    public static async Task<SymmetricSecurityKey> InAsync(string directory, TimeProvider time, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(directory);
            var file = FileIn(directory);
            if (!File.Exists(file))
            {
                await MakeAsync(file, time, cancellation);
            }

            return Read(file);
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(directory, cannot);
        }
    }

    /// <summary>Where the key stands that <see cref="OfAsync"/> would take, which is read and found good; null if it would make one. Makes nothing.</summary>
    /// <exception cref="DataException"><c>SIGNING_KEY_INVALID</c> or <c>SIGNING_KEY_UNREADABLE</c>.</exception>
    public static string? Source(IConfiguration configuration, string directory)
    {
        if (Given(configuration) is not null)
        {
            return Setting;
        }

        try
        {
            var file = FileIn(directory);
            return File.Exists(file) && Read(file) is not null ? file : null;
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(directory, cannot);
        }
    }

    private static string FileIn(string directory) => Path.Combine(directory, "signing.key");

    private static SymmetricSecurityKey? Given(IConfiguration configuration)
    {
        if (configuration[Setting] is not { Length: > 0 } text)
        {
            return null;
        }

        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= Fewest
            ? new(bytes[..length])
            : throw new DataException(
                "SIGNING_KEY_INVALID",
                $"{Setting} is no Base64 text of at least {Fewest} bytes; make one by `openssl rand -base64 {Bytes}`, the same for every server."
            );
    }

    private static SymmetricSecurityKey Read(string file)
    {
        var bytes = File.ReadAllBytes(file);
        return bytes.Length >= Fewest
            ? new(bytes)
            : throw new DataException(
                "SIGNING_KEY_INVALID",
                $"The key in '{file}' has {bytes.Length} bytes, fewer than {Fewest}: it was cut short. Restore it from a backup, or remove it for a new one, with which tokens given out so far end."
            );
    }

    /// <summary>
    /// Writes a key under another name first, one process at a time: whoever starts at the same time reads a whole key, and all read the same.
    /// A move that must not overwrite would not do, for .NET looks for the target first and then renames over it.
    /// </summary>
    private static async Task MakeAsync(string file, TimeProvider time, CancellationToken cancellation)
    {
        await using var alone = await AloneAsync(file + ".lock", time, cancellation);
        if (File.Exists(file))
        {
            return;
        }

        // What a killed process left may belong to somebody else, or be a link to elsewhere.
        var draft = file + ".new";
        File.Delete(draft);
        try
        {
            using (var stream = new FileStream(draft, NewFile()))
            {
                stream.Write(RandomNumberGenerator.GetBytes(Bytes));
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, file);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Where a disk knows no locks, another may have been faster; the file is the key.
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Waits until no other process makes a key in the folder; its lock ends with it, however it ends.</summary>
    private static async Task<FileStream> AloneAsync(string file, TimeProvider time, CancellationToken cancellation)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (time.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(Pause, time, cancellation);
            }
        }
    }

    private static DataException Unreadable(string directory, Exception cannot) =>
        new(
            "SIGNING_KEY_UNREADABLE",
            $"The key in '{directory}' can be neither read nor made: {cannot.Message} Mend the folder's rights, or set {Setting}."
        );

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
