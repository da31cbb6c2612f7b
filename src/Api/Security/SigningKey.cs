using System.Diagnostics;
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

    /// <summary>The key that the setting <c>KPI_SIGNING_KEY</c> gives, else the folder's.</summary>
    /// <exception cref="DataException"><c>SIGNING_KEY_INVALID</c> or <c>SIGNING_KEY_UNREADABLE</c>.</exception>
    public static SymmetricSecurityKey Of(IConfiguration configuration, string directory) => Given(configuration) ?? In(directory);

    /// <summary>The folder's key, made if there is none.</summary>
    /// <exception cref="DataException"><c>SIGNING_KEY_INVALID</c> or <c>SIGNING_KEY_UNREADABLE</c>.</exception>
    public static SymmetricSecurityKey In(string directory) =>
        SayingWhy(
            directory,
            () =>
            {
                Directory.CreateDirectory(directory);
                var file = FileIn(directory);
                if (!File.Exists(file))
                {
                    Make(file);
                }

                return Read(file);
            }
        );

    /// <summary>Where the key stands that <see cref="Of"/> would take, which is read and found good; null if it would make one. Makes nothing.</summary>
    /// <exception cref="DataException"><c>SIGNING_KEY_INVALID</c> or <c>SIGNING_KEY_UNREADABLE</c>.</exception>
    public static string? Source(IConfiguration configuration, string directory)
    {
        if (Given(configuration) is not null)
        {
            return Setting;
        }

        var file = FileIn(directory);
        return File.Exists(file) && SayingWhy(directory, () => Read(file)) is not null ? file : null;
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
    private static void Make(string file)
    {
        using var alone = Alone(file + ".lock");
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
    private static FileStream Alone(string file)
    {
        var waiting = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose);
            }
            catch (IOException) when (waiting.Elapsed < Patience)
            {
                Thread.Sleep(10);
            }
        }
    }

    private static SymmetricSecurityKey SayingWhy(string directory, Func<SymmetricSecurityKey> work)
    {
        try
        {
            return work();
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw new DataException(
                "SIGNING_KEY_UNREADABLE",
                $"The key in '{directory}' can be neither read nor made: {cannot.Message} Mend the folder's rights, or set {Setting}."
            );
        }
    }

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
